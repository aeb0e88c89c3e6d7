package org.convene.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.view.freemarker.FreeMarkerView;

/** A template that gets the page frame's values, error pages included. */
class FramedView extends FreeMarkerView {
    @Override
    protected void exposeHelpers(Map<String, Object> model, HttpServletRequest request) throws Exception {
        super.exposeHelpers(model, request);
        obtainApplicationContext().getBean(PageFrame.class).fill(model, request);
    }
}
